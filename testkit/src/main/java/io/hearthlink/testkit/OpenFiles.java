package io.hearthlink.testkit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The TCP sockets and files that this process has open, as Linux tells them. */
final class OpenFiles {

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final int NUMBER = 9;
  private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
  private static final Pattern KEPT =
      Pattern.compile("/(dev|proc|sys)/.*|.*\\.(jar|so|jsa)|.*/lib/modules|(?!/).*");

  private OpenFiles() {}

  /** Each by what tells it apart; empty where the system does not say. */
  static Map<String, String> now() {
    Map<String, String> open = new HashMap<>();
    if (!Files.isDirectory(DESCRIPTORS)) {
      return open;
    }
    Map<String, String> sockets = sockets();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path descriptor : descriptors) {
        add(open, sockets, descriptor);
      }
    } catch (IOException e) {
      throw new IllegalStateException("the open files cannot be listed", e);
    }
    return open;
  }

  private static void add(Map<String, String> open, Map<String, String> sockets, Path descriptor) {
    String target;
    try {
      target = Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closed) {
      return; // it was closed since it was listed
    }
    Matcher socket = SOCKET.matcher(target);
    if (socket.matches()) {
      String addresses = sockets.get(socket.group(1));
      if (addresses != null) {
        open.put(target, "socket " + addresses);
      }
    } else if (!KEPT.matcher(target).matches()) {
      open.put(descriptor.getFileName() + " " + target, "open file " + target);
    }
  }

  /** The addresses of all TCP sockets by their number. */
  private static Map<String, String> sockets() {
    Map<String, String> sockets = new HashMap<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : lines(Path.of("/proc/self/net", table))) {
        String[] columns = line.strip().split("\\s+", -1);
        if (columns.length > NUMBER) {
          sockets.put(columns[NUMBER], port(columns[1]) + " -> " + port(columns[2]));
        }
      }
    }
    return sockets;
  }

  private static List<String> lines(Path table) {
    try {
      return Files.readAllLines(table);
    } catch (IOException absent) {
      return List.of(); // a system without this version of IP
    }
  }

  private static String port(String address) {
    int colon = address.lastIndexOf(':');
    return colon < 0 ? address : ":" + Integer.parseInt(address.substring(colon + 1), 16);
  }
}
