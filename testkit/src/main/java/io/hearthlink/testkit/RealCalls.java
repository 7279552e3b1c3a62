package io.hearthlink.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tests from calling real models, in the whole JVM, until it is closed:
 *
 * <pre>{@code
 * try (RealCalls forbidden = RealCalls.forbid()) {
 *   …
 * }
 * }</pre>
 *
 * <p>While at least one {@link #forbid()} is open, only these may be called: servers of the test
 * kit, what is {@link #allow}ed, and what the system property {@code hearthlink.allowed-calls}
 * named when this class was loaded. Where that property was set, such as to {@code none}, calls are
 * forbidden for the whole run.
 *
 * <p>How it works: the addresses stand in that system property, which Hearthlink reads at each
 * call, to a server or to the embedded engine; and a default {@link java.net.ProxySelector} throws
 * an {@link AssertionError} for any other {@code http} or {@code https} address, which stops
 * LangChain4j's client and every other that uses the JDK's default. A client with a proxy selector
 * of its own, or made before, is not stopped.
 *
 * <p>Thread-safe. Tests that run at the same time in one JVM share what is forbidden and allowed.
 */
public final class RealCalls implements AutoCloseable {

  /**
   * The system property with what may be called: addresses {@code host:port} and the word {@code
   * embedded}, separated by commas; any other word, such as {@code none}, allows nothing.
   */
  public static final String PROPERTY = "hearthlink.allowed-calls";

  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");
  private static final Map<String, String> PORTS = Map.of("http", "80", "https", "443");
  private static final Pattern ADDRESS =
      Pattern.compile("(?:(https?)://)?(\\[[0-9a-f:.]+]|[^:/?#\\[]+)(?::([0-9]+))?(?:[/?#].*)?");
  private static final @Nullable String OF_THE_RUN = System.getProperty(PROPERTY);
  private static final List<RealCalls> OPEN = new ArrayList<>();

  /** Whether what is open stands in the property and in the proxies. */
  private static boolean inForce;

  private final boolean forbids;
  private final Set<String> allowed;

  private RealCalls(boolean forbids, Set<String> allowed) {
    this.forbids = forbids;
    this.allowed = allowed;
  }

  /** Forbids real calls until it is closed. */
  public static RealCalls forbid() {
    return opened(new RealCalls(true, Set.of()));
  }

  /**
   * Allows some calls until it is closed, whether or not others are forbidden.
   *
   * @param addresses such as {@code localhost:11434} or {@code http://localhost:11434}; the names
   *     of the loopback address mean the same; {@code embedded} is the embedded engine
   * @throws IllegalArgumentException if one is no address, or has no port
   */
  public static RealCalls allow(String... addresses) {
    Set<String> all = new TreeSet<>();
    Stream.of(addresses).flatMap(RealCalls::names).forEach(all::add);
    for (String name : all) {
      if (!name.contains(":") && !name.equals("embedded")) {
        throw new IllegalArgumentException("\"" + name + "\" has no port; write host:port");
      }
    }
    return opened(new RealCalls(false, all));
  }

  /**
   * Whether an address may be called apart from what {@link #forbid()} forbids: the run as a whole
   * forbids nothing, or it names the address, or a test allows it now.
   */
  public static boolean allowedForTheRun(String address) {
    List<String> names = names(address).toList();
    synchronized (OPEN) {
      return OF_THE_RUN == null
          || ofTheRun().anyMatch(names::contains)
          || OPEN.stream().anyMatch(calls -> calls.allowed.containsAll(names));
    }
  }

  /** Takes it back. Idempotent. */
  @Override
  public void close() {
    synchronized (OPEN) {
      OPEN.remove(this);
      apply();
    }
  }

  private static RealCalls opened(RealCalls calls) {
    synchronized (OPEN) {
      OPEN.add(calls);
      apply();
    }
    return calls;
  }

  private static void apply() {
    if (OF_THE_RUN != null || OPEN.stream().anyMatch(calls -> calls.forbids)) {
      Set<String> all = new TreeSet<>();
      ofTheRun().forEach(all::add);
      OPEN.forEach(calls -> all.addAll(calls.allowed));
      System.setProperty(PROPERTY, all.isEmpty() ? "none" : String.join(",", all));
      GuardedProxies.install(Set.copyOf(all));
      inForce = true;
    } else if (inForce) {
      System.clearProperty(PROPERTY);
      GuardedProxies.remove();
      inForce = false;
    }
  }

  private static Stream<String> ofTheRun() {
    return OF_THE_RUN == null
        ? Stream.of()
        : Stream.of(OF_THE_RUN.split(",")).flatMap(RealCalls::names);
  }

  /** The ways to write an address. */
  private static Stream<String> names(String written) {
    Matcher address = ADDRESS.matcher(written.strip().toLowerCase(Locale.ROOT));
    if (!address.matches()) {
      // what stands before an @ or after a ? may be a password
      String shown = written.matches(".*[@?#].*") ? "This" : "\"" + written + "\"";
      throw new IllegalArgumentException(shown + " is no address; write host:port");
    }
    String scheme = address.group(1);
    String port = address.group(3) != null ? address.group(3) : PORTS.get(String.valueOf(scheme));
    String host = address.group(2);
    Stream<String> hosts = LOOPBACK.contains(host) ? LOOPBACK.stream() : Stream.of(host);
    return port == null ? Stream.of(host) : hosts.map(name -> name + ":" + port);
  }
}
