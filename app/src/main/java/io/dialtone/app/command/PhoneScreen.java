// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.app.screen.Ink;
import io.dialtone.app.screen.PanelDrawing;
import io.dialtone.app.screen.StepColumns;
import io.dialtone.app.screen.StepJson;
import io.dialtone.fleet.phone.PhoneWatcher;
import io.dialtone.handset.display.Display;
import io.dialtone.handset.port.Step;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MacAddress;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;

/** What {@code dialtone phone} prints: for people in columns, for programs as JSON. */
sealed interface PhoneScreen extends PhoneWatcher {

  /** The next power-up begins. */
  void boot(int number, int of);

  /** The screen that the options ask for. */
  static PhoneScreen on(PrintStream out, boolean json, MacAddress mac) {
    return json ? ForPrograms.on(out, mac) : ForPeople.on(out);
  }

  /** The phone listens there. */
  void listens(String what, Endpoint at, String rule);

  /** What a line that was typed is answered with. */
  void answer(String line, List<String> lines);

  /** The phone that stayed is unplugged. */
  void farewell(Display display);

  /** The phone stands by, or everything is over. */
  void end(boolean provisioned, Display display, int reboots);

  /** Columns, then the panel as the phone shows it. */
  record ForPeople(PrintStream out, Ink ink, StepColumns columns) implements PhoneScreen {
    static ForPeople on(PrintStream out) {
      Ink ink = Ink.of(out.charset());
      return new ForPeople(out, ink, new StepColumns(ink));
    }

    @Override
    public void boot(int number, int of) {
      if (number == 1) {
        out.println(columns.heading());
      }
      if (of > 1) {
        out.println("power-up " + number + " of " + of);
      }
    }

    @Override
    public void step(Instant time, Step step) {
      columns.lines(time, step).forEach(out::println);
      out.flush();
    }

    @Override
    public void listens(String what, Endpoint at, String rule) {
      out.println(what + " " + at);
      out.flush();
    }

    @Override
    public void answer(String line, List<String> lines) {
      lines.forEach(out::println);
      out.flush();
    }

    @Override
    public void farewell(Display display) {
      out.println("display: " + ink.clean(display.summary()));
      out.flush();
    }

    @Override
    public void end(boolean provisioned, Display display, int reboots) {
      out.println();
      PanelDrawing.draw(display, ink).forEach(out::println);
      out.println("display: " + ink.clean(display.summary()));
      out.flush();
    }
  }

  /** One object a line. */
  record ForPrograms(PrintStream out, StepJson json) implements PhoneScreen {
    static ForPrograms on(PrintStream out, MacAddress mac) {
      return new ForPrograms(out, new StepJson(mac));
    }

    @Override
    public void boot(int number, int of) {
      // the steps say it themselves
    }

    @Override
    public void step(Instant time, Step step) {
      out.println(json.line(time, step));
      out.flush();
    }

    @Override
    public void listens(String what, Endpoint at, String rule) {
      out.println(StepJson.listens(what, at.toString(), rule));
      out.flush();
    }

    @Override
    public void answer(String line, List<String> lines) {
      if (!line.isEmpty()) {
        out.println(StepJson.answer(line, lines));
        out.flush();
      }
    }

    @Override
    public void farewell(Display display) {
      // each object that said where the phone stands was whole
    }

    @Override
    public void end(boolean provisioned, Display display, int reboots) {
      out.println(StepJson.end(provisioned, display.summary(), reboots));
      out.flush();
    }
  }
}
