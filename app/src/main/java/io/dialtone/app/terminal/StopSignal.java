// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.terminal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGINT and SIGTERM: the first asks the command to stop in good order, a second ends the process
 * at once with 130.
 *
 * <p>A shutdown hook cannot do this (the JVM would end with 130 or 143 after the first signal and
 * never show the second), so {@code sun.misc.Signal} is used, by name, because the compiler knows
 * it only with a warning. Where it is missing, signals keep the JVM's own meaning.
 */
public final class StopSignal {

  private final CountDownLatch asked = new CountDownLatch(1);

  private StopSignal() {}

  /** From now on the two signals are ours. */
  public static StopSignal listen() {
    StopSignal stop = new StopSignal();
    stop.take("INT");
    stop.take("TERM");
    return stop;
  }

  /** Returns when the first signal has come. */
  public void await() throws InterruptedException {
    asked.await();
  }

  /** Whether a signal came, waiting for it no longer than this. */
  public boolean awaitAtMost(long milliseconds) throws InterruptedException {
    return asked.await(milliseconds, TimeUnit.MILLISECONDS);
  }

  /** Asks for the stop as a signal would; a second call ends the process. */
  public void ask() {
    if (asked.getCount() == 0) {
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
    asked.countDown();
  }

  private void take(String name) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler onSignal = (proxy, method, arguments) -> answer(proxy, method, arguments);
      Object ours =
          Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, onSignal);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
    } catch (ReflectiveOperationException _) {
      // No such class, or the JVM runs with -Xrs: the signal ends the process as it always does.
      return;
    }
  }

  @SuppressWarnings("ReferenceEquality") // a proxy is equal to itself only
  private Object answer(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "handle" -> {
        ask();
        yield true;
      }
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "the stop signal of dialtone";
    };
  }
}
