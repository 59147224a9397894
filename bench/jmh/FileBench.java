// SPDX-License-Identifier: Apache-2.0
package io.dialtone.bench;

import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileNames;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.core.files.Transport;
import io.dialtone.core.tftp.Terms;
import io.dialtone.core.tftp.Transfer;
import io.dialtone.core.tftp.TransferLimits;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.tftp.TftpOptions;
import io.dialtone.wire.tftp.TftpPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What it costs to find a file by its name among many, and to decide a TFTP transfer's steps. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FileBench {

  private static final int BLOCKS = 3251; // of 512 bytes: a firmware image of 1.6 MB
  private static final Ip4Address ASKER = Ip4Address.of(10, 0, 0, 9);

  @Param({"1000", "1000000"})
  public int files;

  private FileNames names;
  private final List<TftpPacket> acks = new ArrayList<>();
  private int next;

  /** So many phones' files. */
  @Setup
  public void fill() {
    List<String> paths = new ArrayList<>();
    for (int n = 0; n < files; n++) {
      paths.add(name(n, "txt"));
    }
    names = FileNames.of(paths);
    for (int block = 1; block <= BLOCKS; block++) {
      acks.add(new TftpPacket.Ack(block));
    }
  }

  private static String name(int phone, String kind) {
    return "ST2030S_" + new MacAddress(0x0014_7F00_0000L + phone).plain() + "." + kind;
  }

  private FileDecision ask(String kind) {
    next = (next + 7919) % files;
    return names.decide(new FileQuestion(Transport.HTTP, "/" + name(next, kind), ASKER));
  }

  @Benchmark
  public FileDecision find_a_file() {
    return ask("txt");
  }

  @Benchmark
  public FileDecision find_none() {
    return ask("ser");
  }

  /** Of one step: an ACK in, the next block to send out. */
  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public boolean transfer_step() {
    Transfer transfer =
        Transfer.of(
            Terms.negotiate(TftpOptions.read(Map.of()), BLOCKS * 512L - 1, TransferLimits.USUAL),
            TransferLimits.USUAL,
            0);
    transfer.start(0);
    for (TftpPacket ack : acks) {
      transfer.on(ack, 0);
    }
    return transfer.isOver();
  }
}
