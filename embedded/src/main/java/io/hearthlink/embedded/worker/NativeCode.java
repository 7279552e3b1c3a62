package io.hearthlink.embedded.worker;

import com.fasterxml.jackson.core.JsonFactory;
import de.kherud.llama.LlamaModel;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the application must know to start a worker, without running native code itself. */
public final class NativeCode {

  /** System property that tells the library where its native part lies. */
  public static final String LIBRARY_PROPERTY = "de.kherud.llama.lib.path";

  /** System property of the folder in which the library deletes what it thinks is its own. */
  public static final String SCRATCH_PROPERTY = "de.kherud.llama.tmpdir";

  private NativeCode() {}

  /** The classes whose jars or folders make up the class path of a worker. */
  public static List<Class<?>> classPathOwners() {
    return List.of(WorkerMain.class, LlamaModel.class, JsonFactory.class);
  }

  /** File name of the native library on this system, such as {@code libjllama.so}. */
  public static String libraryName() {
    return System.mapLibraryName("jllama");
  }

  /**
   * The native library in the jar for a system; null where there is none.
   *
   * @param os value of the system property {@code os.name}
   * @param arch value of the system property {@code os.arch}
   */
  public static @Nullable URL library(String os, String arch) {
    return LlamaModel.class.getResource(folder(os, arch) + "/" + libraryName());
  }

  private static String folder(String os, String arch) {
    String system = os.contains("Windows") ? "Windows" : os.contains("Mac") ? "Mac" : "Linux";
    return switch (arch.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64", "x64", "em64t" -> system + "/x86_64";
      case "aarch64", "arm64" -> system + "/aarch64";
      case "x86", "i386", "i486", "i586", "i686" -> system + "/x86";
      default -> system + "/" + arch;
    };
  }
}
