// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import io.dialtone.app.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test that asks for a {@link Cable} one of its own: two network namespaces with a veth
 * pair between them. Their names carry our process id, so that what a killed run left behind is
 * found, by the next run, and removed; a test's own are removed when it ends, however it ends.
 *
 * <p>Needs root and a kernel with namespaces and veth; without, the tests are skipped and say so,
 * but on CI they fail.
 */
public final class Namespaces implements ExecutionCondition, ParameterResolver {
  private static final Pattern OURS = Pattern.compile("dt([0-9]+)[psb][0-9]+");
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final ExtensionContext.Namespace KEY =
      ExtensionContext.Namespace.create(Namespaces.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    String reason = Lack.REASON;
    return reason.isEmpty() || Programs.onCi() // there the first cable says what is lacking
        ? ConditionEvaluationResult.enabled("namespaces can be made, or must")
        : ConditionEvaluationResult.disabled(reason);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Cable.class;
  }

  @Override
  public Cable resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // the store closes it when the test is over
    return context
        .getStore(KEY)
        .computeIfAbsent("cable", _ -> Cable.lay(NUMBERS.incrementAndGet()), Cable.class);
  }

  /** What this machine lacks, found out once and printed. */
  private static final class Lack {
    static final String REASON = find();

    private static String find() {
      String reason = "";
      try {
        Path _ = Programs.require("ip");
        removeStale();
        Cable.lay(NUMBERS.incrementAndGet()).close();
      } catch (IllegalStateException refused) {
        reason = "needs root, network namespaces and veth: " + refused.getMessage();
        System.out.println((Programs.onCi() ? "failing: " : "skipped: ") + reason);
      }
      return reason;
    }
  }

  /** Removes what runs of ours that are no more have left behind. */
  static void removeStale() {
    for (String line : run("ip", "netns", "list")) {
      Matcher name = OURS.matcher(line.split(" ", 2)[0]);
      if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
        remove(name.group());
      }
    }
  }

  /** Ends what still runs in a namespace of ours, and removes it; its interfaces go with it. */
  static void remove(String namespace) {
    for (String pid : run("ip", "netns", "pids", namespace)) {
      ProcessHandle.of(Long.parseLong(pid.strip())).ifPresent(ProcessHandle::destroyForcibly);
    }
    List<String> _ = run("ip", "netns", "delete", namespace);
  }

  /** Runs a short command; its output, or a failure that says what it said. */
  static List<String> run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said.strip());
      }
      return said.lines().map(String::stripTrailing).toList();
    } catch (IOException failed) {
      throw new IllegalStateException(String.join(" ", command), failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(String.join(" ", command), stopped);
    }
  }
}
