// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.console;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.jline.reader.LineReader;

/** Prints whole lines above the one that is being typed. */
final class LinesAbove extends OutputStream {

  private final LineReader reader;
  private final Charset charset;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private LinesAbove(LineReader reader, Charset charset) {
    this.reader = reader;
    this.charset = charset;
  }

  static PrintStream on(LineReader reader, Charset charset) {
    return new PrintStream(new LinesAbove(reader, charset), false, charset);
  }

  @Override
  public synchronized void write(int octet) {
    if (octet == '\n') {
      reader.printAbove(line.toString(charset));
      reader.getTerminal().flush();
      line.reset();
    } else if (octet != '\r') {
      line.write(octet);
    }
  }

  @Override
  public synchronized void write(byte[] octets, int from, int length) {
    for (int i = from; i < from + length; i++) {
      write(octets[i]);
    }
  }
}
