package io.hearthlink.embedded;

import io.hearthlink.embedded.worker.NativeCode;
import io.hearthlink.embedded.worker.WorkerMain;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Starts worker processes: the same Java, a class path of its own, no native code in this process.
 * Thread-safe.
 *
 * @param cache where the native library is unpacked
 */
record WorkerLauncher(UserCache cache) {

  private static final Set<String> NOT_INHERITED =
      Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH");

  /**
   * Starts a worker that has not loaded a model yet.
   *
   * @throws IOException if that is not possible here; the message says why
   */
  Process launch() throws IOException {
    String os = System.getProperty("os.name");
    String arch = System.getProperty("os.arch");
    URL library = NativeCode.library(os, arch);
    if (library == null) {
      throw new IOException("llama.cpp is not packaged for " + os + " on " + arch);
    }
    Path unpacked = cache.unpack(library, NativeCode.libraryName());
    Path scratch = Files.createDirectories(unpacked.resolveSibling("scratch"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // the worker waits for native code: a quick start counts, peak speed does not
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xms8m",
            "-Xmx256m",
            "-XX:-UsePerfData",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+SuppressFatalErrorMessage",
            "-D" + NativeCode.LIBRARY_PROPERTY + "=" + unpacked.getParent(),
            "-D" + NativeCode.SCRATCH_PROPERTY + "=" + scratch,
            "-cp",
            classPath(),
            WorkerMain.class.getName());
    // a debugger or an agent of the application must not start in the worker too, and llama.cpp
    // would take options from its own variables; the configuration, keys in it, is not its business
    builder.environment().keySet().removeIf(WorkerLauncher::isWithheld);
    builder.directory(scratch.toFile());
    return builder.start();
  }

  private static boolean isWithheld(String variable) {
    return NOT_INHERITED.contains(variable)
        || variable.startsWith("LLAMA_ARG_")
        || variable.startsWith("HEARTHLINK_");
  }

  private static String classPath() throws IOException {
    Set<String> places = new LinkedHashSet<>();
    for (Class<?> owner : NativeCode.classPathOwners()) {
      places.add(place(owner).toString());
    }
    return String.join(File.pathSeparator, List.copyOf(places));
  }

  private static Path place(Class<?> owner) throws IOException {
    CodeSource source = owner.getProtectionDomain().getCodeSource();
    try {
      URI location = source == null ? null : source.getLocation().toURI();
      if (location != null && "file".equals(location.getScheme())) {
        return Path.of(location);
      }
    } catch (URISyntaxException | FileSystemNotFoundException | IllegalArgumentException e) {
      throw new IOException(unreachable(owner), e);
    }
    throw new IOException(unreachable(owner));
  }

  private static String unreachable(Class<?> owner) {
    return owner.getName()
        + " is not in a jar or folder of its own on disk (is it in a nested jar?), so that no"
        + " worker can be started with it";
  }
}
