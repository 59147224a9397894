// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The server's counters. Counting costs one addition and never blocks; no label takes a value that
 * comes from the network as it is, so their number is bounded.
 */
public final class Metrics implements AutoCloseable {

  /** How a DHCP packet was dealt with. */
  public enum DhcpOutcome {
    ANSWERED,
    RECORDED,
    SILENT,
    MALFORMED
  }

  private static final int STATUS_LIMIT = 600;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Map<Integer, Counter> httpByStatus = new ConcurrentHashMap<>();

  /** The registry holds them weakly; here they stay. */
  private final List<LongSupplier> sums = new CopyOnWriteArrayList<>();

  private final Map<String, Counter> dhcpByKind = new ConcurrentHashMap<>();
  private final Counter httpBytes =
      Counter.builder("dialtone.http.sent.bytes")
          .description("Bytes of files sent over HTTP")
          .register(registry);

  private final AtomicBoolean machineWatched = new AtomicBoolean();

  /** The JVM's own figures cost a good part of a start, so they begin when somebody first asks. */
  private void watchMachine() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** One HTTP request was answered: with this status, by a body of so many bytes. */
  public void httpAnswered(int status, long bytes) {
    int label = status >= 100 && status < STATUS_LIMIT ? status : 0;
    httpByStatus.computeIfAbsent(label, this::httpCounter).increment();
    httpBytes.increment((double) bytes);
  }

  /** One DHCP packet was dealt with; the kind is one of our own names, never the packet's text. */
  public void dhcp(String kind, DhcpOutcome outcome) {
    dhcpByKind.computeIfAbsent(kind + " " + outcome, _ -> dhcpCounter(kind, outcome)).increment();
  }

  /** A value that is looked up whenever somebody asks, such as the number of leases. */
  public void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).strongReference(true).register(registry);
  }

  /** A sum that somebody else keeps, looked up whenever somebody asks. */
  public void sum(String name, String description, LongSupplier value) {
    FunctionCounter.builder(name, value, kept -> (double) kept.getAsLong())
        .description(description)
        .register(registry);
    sums.add(value);
  }

  /** All of it in Prometheus' text format. */
  public String scrape() {
    if (machineWatched.compareAndSet(false, true)) {
      watchMachine();
    }
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }

  private Counter httpCounter(int status) {
    return Counter.builder("dialtone.http.requests")
        .description("HTTP requests answered")
        .tag("status", status == 0 ? "other" : Integer.toString(status))
        .register(registry);
  }

  private Counter dhcpCounter(String kind, DhcpOutcome outcome) {
    return Counter.builder("dialtone.dhcp.packets")
        .description("DHCP packets received")
        .tag("kind", kind)
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }
}
