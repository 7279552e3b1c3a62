package io.hearthlink.verification.secret;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Finds all objects of this project that hang on others, public or not, and looks at what each says
 * of itself.
 */
final class ObjectWalk {

  private static final String OURS = "io.hearthlink.";
  private static final String TESTS = "io.hearthlink.verification.";
  private static final String TEST_KIT = "io.hearthlink.testkit.";

  private final Evidence evidence;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> waiting = new ArrayDeque<>();
  private final Set<Class<?>> types = new LinkedHashSet<>();

  ObjectWalk(Evidence evidence) {
    this.evidence = evidence;
  }

  /** Looks at an object and at what hangs on it. */
  ObjectWalk from(@Nullable Object... roots) {
    for (Object root : roots) {
      add(root);
    }
    while (!waiting.isEmpty()) {
      visit(waiting.remove());
    }
    return this;
  }

  /** The classes of what was found. */
  Set<Class<?>> types() {
    return types;
  }

  private void add(@Nullable Object object) {
    if (object != null && seen.add(object)) {
      waiting.add(object);
    }
  }

  private void visit(Object object) {
    if (object instanceof Collection<?> many) {
      many.forEach(this::add);
    } else if (object instanceof Map<?, ?> map) {
      map.values().forEach(this::add);
      map.keySet().forEach(this::add);
    } else if (object instanceof Object[] array) {
      for (Object one : array) {
        add(one);
      }
    } else if (object instanceof Optional<?> optional) {
      add(optional.orElse(null));
    } else if (object instanceof CompletableFuture<?> future && future.isDone()) {
      add(future.handle((value, failure) -> failure == null ? value : failure).join());
    }
    if (object instanceof Throwable thrown) {
      add(thrown.getCause());
    }
    if (Proxy.isProxyClass(object.getClass())) {
      add(Proxy.getInvocationHandler(object));
    }
    if (isOurs(object)) {
      look(object);
      fields(object, object.getClass());
    }
  }

  private void look(Object object) {
    types.add(object.getClass());
    String name = object.getClass().getName();
    boolean reach = isWithinReach(object.getClass());
    boolean test = name.startsWith(TEST_KIT);
    // what a fake server was sent stands in it, and comes out where a test asks for it
    if (reach || !test) {
      Channel channel = reach && !test ? Channel.TO_STRING : Channel.TO_STRING_INSIDE;
      evidence.add(channel, name, object.toString());
    }
    if (object instanceof Serializable) {
      evidence.add(Channel.SERIALIZED, name, serialized(object));
    }
  }

  private static boolean isOurs(Object object) {
    Class<?> above = object.getClass().getSuperclass();
    return isOurs(object.getClass())
        || (above != null && isOurs(above))
        || (Proxy.isProxyClass(object.getClass())
            && object.getClass().getInterfaces()[0].getName().startsWith(OURS));
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith(OURS) && !type.getName().startsWith(TESTS);
  }

  /** Whether a program can get hold of it: it, or something that it is, is public. */
  private static boolean isWithinReach(Class<?> type) {
    if (Modifier.isPublic(type.getModifiers()) && type.getName().startsWith(OURS)) {
      return true;
    }
    for (Class<?> face : type.getInterfaces()) {
      if (isWithinReach(face)) {
        return true;
      }
    }
    return type.getSuperclass() != null && isWithinReach(type.getSuperclass());
  }

  private void fields(Object object, Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
        try {
          field.setAccessible(true);
          add(field.get(object));
        } catch (IllegalAccessException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    Class<?> above = type.getSuperclass();
    if (above != null && above.getName().startsWith(OURS)) {
      fields(object, above);
    }
  }

  private static String serialized(Object object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    } catch (NotSerializableException refused) {
      // what came before it counts
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }
}
