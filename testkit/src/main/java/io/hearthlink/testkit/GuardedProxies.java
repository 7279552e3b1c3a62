package io.hearthlink.testkit;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's default proxies, asked by HTTP clients before they connect: the one place that all of
 * them pass. Refuses what may not be called, and leaves the rest to the selector that was there.
 */
final class GuardedProxies extends ProxySelector {

  private final @Nullable ProxySelector usual;
  private volatile @Nullable Set<String> allowed;

  private GuardedProxies(@Nullable ProxySelector usual) {
    this.usual = usual;
  }

  /** Lets these addresses be called and no others. */
  static void install(Set<String> allowed) {
    ProxySelector current = ProxySelector.getDefault();
    GuardedProxies guarded =
        current instanceof GuardedProxies there ? there : new GuardedProxies(current);
    guarded.allowed = allowed;
    if (guarded != current) {
      ProxySelector.setDefault(guarded);
    }
  }

  /** Lets everything be called; clients that hold this selector may, too. */
  static void remove() {
    if (ProxySelector.getDefault() instanceof GuardedProxies guarded) {
      guarded.allowed = null;
      ProxySelector.setDefault(guarded.usual);
    }
  }

  @Override
  public List<Proxy> select(URI uri) {
    Set<String> only = allowed;
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (only != null && scheme.startsWith("http") && !only.contains(address(uri, scheme))) {
      throw new AssertionError(
          "This test run may not call "
              + scheme
              + "://"
              + address(uri, scheme)
              + ". Use a fake model or server of the test kit, or allow the address: @HearthlinkTest"
              + "(allow = …), RealCalls.allow, or the system property "
              + RealCalls.PROPERTY
              + ".");
    }
    return usual == null ? List.of(Proxy.NO_PROXY) : usual.select(uri);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    if (usual != null) {
      usual.connectFailed(uri, address, failure);
    }
  }

  private static String address(URI uri, String scheme) {
    int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
    return String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
  }
}
