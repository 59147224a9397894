// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.app.console.ConsoleDesk;
import io.dialtone.app.console.ConsoleLine;
import io.dialtone.app.console.TypedLine;
import io.dialtone.app.screen.Ink;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.StopSignal;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.fleet.phone.PhoneWatcher;
import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.fleet.stay.StayingPhone;
import io.dialtone.fleet.web.WebLimits;
import io.dialtone.fleet.web.WebListener;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.port.Flash;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.web.WebDesk;
import io.dialtone.wire.octets.Endpoint;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** {@code dialtone phone --stay}: the phone, its listeners, and the line typed beside it. */
final class PhoneStay {
  private final Terminal terminal;
  private final PhoneOptions options;
  private final Consumer<PhoneEnd> explain;
  private final CountDownLatch over = new CountDownLatch(1);

  PhoneStay(Terminal terminal, PhoneOptions options, Consumer<PhoneEnd> explain) {
    this.terminal = terminal;
    this.options = options;
    this.explain = explain;
  }

  /** Returns when a signal comes, or somebody types quit. */
  int perform(PhonePlan plan, Flash flash, PowerSwitch power)
      throws IOException, InterruptedException {
    StopSignal stop = StopSignal.listen();
    try (ConsoleLine line = line()) {
      PhoneScreen screen = PhoneScreen.on(line.out(), options.json, plan.settings().setup().mac());
      var watcher = new Watcher(screen);
      try (StayingPhone phone = phone(plan, flash, power, watcher)) {
        screen.boot(1, 1);
        stay(phone, line, screen, plan, stop);
      }
      watcher.farewell();
      return ExitCode.OK;
    }
  }

  private ConsoleLine line() throws IOException {
    boolean typed = terminal.live() && !options.json;
    return typed
        ? TypedLine.open(ConsoleDesk.words(), ConsoleDesk.shows())
        : ConsoleLine.plain(terminal.in(), terminal.out());
  }

  private static StayingPhone phone(
      PhonePlan plan, Flash flash, PowerSwitch power, PhoneWatcher watcher) throws IOException {
    Optional<Endpoint> sip = plan.sip();
    try {
      return new StayingPhone(plan.settings(), flash, power, watcher, sip);
    } catch (StayingPhone.NoSip taken) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "--sip "
              + sip.map(Endpoint::toString).orElse("off")
              + " cannot be had: "
              + taken.getMessage()
              + "; port 0 takes a free one");
    }
  }

  private void stay(
      StayingPhone phone, ConsoleLine line, PhoneScreen screen, PhonePlan plan, StopSignal stop)
      throws IOException, InterruptedException {
    try (Listeners _ = Listeners.open(plan, phone, screen)) {
      var life = new FutureTask<Optional<String>>(() -> live(phone));
      Thread.ofVirtual().name("phone life").start(life);
      Thread.ofPlatform().daemon().name("console").start(() -> converse(phone, line, screen));
      Thread.ofVirtual().name("signals").start(() -> await(stop));
      over.await();
      phone.close();
      try {
        life.get().ifPresent(fault -> terminal.complain(List.of(fault)));
      } catch (ExecutionException failed) {
        throw new IllegalStateException("the phone failed", failed.getCause());
      }
    }
  }

  private Optional<String> live(StayingPhone phone) throws InterruptedException {
    try {
      phone.live();
      return Optional.empty();
    } catch (IOException refused) {
      return Optional.of("the phone cannot be plugged in again: " + refused.getMessage());
    } finally {
      over.countDown();
    }
  }

  private void await(StopSignal stop) {
    try {
      stop.await();
      over.countDown();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void converse(StayingPhone phone, ConsoleLine line, PhoneScreen screen) {
    var desk =
        new ConsoleDesk(
            phone, phone.flash(), phone::lines, phone::phonebook, Ink.of(line.out().charset()));
    try {
      Optional<String> next = line.next();
      while (next.isPresent() && !ConsoleDesk.quits(next.get())) {
        screen.answer(next.get().strip(), desk.answer(next.get()));
        next = line.next();
      }
      if (next.isPresent() || line.end() == ConsoleLine.End.STOP) {
        over.countDown();
      }
    } catch (IOException broken) {
      terminal.complain(List.of("standard input cannot be read: " + broken.getMessage()));
    }
  }

  /** The doors of the phone beside its plug. */
  private record Listeners(Optional<WebListener> web) implements AutoCloseable {
    static Listeners open(PhonePlan plan, StayingPhone phone, PhoneScreen screen) {
      Optional<WebListener> web = plan.web().map(at -> web(at, phone));
      phone.sipEndpoint().ifPresent(at -> screen.listens("sip", at, "NTF-4"));
      web.ifPresent(listener -> screen.listens("web", listener.endpoint(), "WEB-1"));
      return new Listeners(web);
    }

    private static WebListener web(Endpoint at, StayingPhone phone) {
      try {
        var desk = new WebDesk(phone.flash(), new SecureRandom());
        return WebListener.open(at, WebLimits.PHONE, desk, phone);
      } catch (IOException taken) {
        throw new CommandFailure(
            ExitCode.FAILED,
            "--web " + at + " cannot be had: " + taken.getMessage() + "; port 0 takes a free one");
      }
    }

    @Override
    public void close() throws IOException {
      if (web.isPresent()) {
        web.get().close();
      }
    }
  }

  /** Prints what the phone does, and where it stands after each run. */
  private final class Watcher implements PhoneWatcher {
    private final PhoneScreen screen;
    private volatile Optional<PhoneEnd> last = Optional.empty();

    Watcher(PhoneScreen screen) {
      this.screen = screen;
    }

    @Override
    public void step(Instant time, Step step) {
      screen.step(time, step);
    }

    @Override
    public void stands(PhoneEnd end) {
      last = Optional.of(end);
      explain.accept(end);
      screen.end(end.provisioned(), end.display(), end.reboots());
    }

    void farewell() {
      last.ifPresent(end -> screen.farewell(end.display()));
    }
  }
}
