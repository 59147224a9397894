// SPDX-License-Identifier: Apache-2.0
package io.dialtone.bench;

import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.identity.UserAgent;
import io.dialtone.wire.inf.InfFile;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.sip.SipMessage;
import io.dialtone.wire.tftp.TftpPacket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What it costs to read and write each packet and file once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBench {

  private Bytes discover;
  private DhcpPacket discovered;
  private Bytes readRequest;
  private Bytes ack;
  private TftpPacket block;
  private Bytes notify;
  private Bytes inf;
  private Bytes config;

  /** Packets as real clients sent them, and files of the usual lengths. */
  @Setup
  public void prepare() throws IOException, MalformedPacketException {
    discover = capture("dhclient-discover");
    discovered = DhcpPacket.parse(discover);
    readRequest = capture("tftp-hpa-rrq");
    ack = Bytes.of(0, 4, 0x12, 0x34);
    block = new TftpPacket.Data(0x1234, Bytes.copyOf(new byte[512]));
    notify =
        Bytes.latin1(
            """
            NOTIFY sip:100@127.0.0.1:5060 SIP/2.0
            Via: SIP/2.0/UDP 127.0.0.9:5060;branch=z9hG4bK74b43;rport
            Max-Forwards: 70
            From: <sip:asterisk@127.0.0.9>;tag=as1a2b
            To: <sip:100@127.0.0.1:5060>
            Call-ID: 3c1@127.0.0.9
            CSeq: 102 NOTIFY
            Event: check-sync
            Content-Length: 0

            """
                .replace("\n", "\r\n"));
    inf =
        Bytes.latin1(
            """
            [AUTO-PROVISIONING]
            FW_FILENAME=http://127.0.0.1:8080/v2030SG.110407.1.76.zz
            DSP_FILENAME=v2030_dsp_v320.zz
            BOOT_FILENAME=v2030_boot_v113.zz
            telcfg=telconf-1.txt
            common_config=comconf-1.txt
            config=ST2030S_00147F000001.txt
            """);
    StringBuilder parameters = new StringBuilder("[sys]\r\nconfig_sn=000000000001\r\n[sip]\r\n");
    for (int n = 0; parameters.length() < 16_000; n++) {
      parameters.append("Parameter").append(n).append("=value of it\r\n");
    }
    config = Bytes.latin1(parameters.toString());
  }

  private static Bytes capture(String name) throws IOException {
    Path file = Path.of("wire/src/test/resources/captures", name + ".hex");
    return Bytes.hex(Files.readString(file, StandardCharsets.UTF_8));
  }

  @Benchmark
  public DhcpPacket dhcp_parse_discover() throws MalformedPacketException {
    return DhcpPacket.parse(discover);
  }

  @Benchmark
  public Bytes dhcp_encode_discover() {
    return discovered.encode();
  }

  @Benchmark
  public TftpPacket tftp_parse_read_request() throws MalformedPacketException {
    return TftpPacket.parse(readRequest);
  }

  @Benchmark
  public TftpPacket tftp_parse_ack() throws MalformedPacketException {
    return TftpPacket.parse(ack);
  }

  @Benchmark
  public Bytes tftp_encode_block_of_512() {
    return block.encode();
  }

  @Benchmark
  public SipMessage sip_parse_notify() throws MalformedPacketException {
    return SipMessage.parse(notify);
  }

  @Benchmark
  public InfFile inf_parse() {
    return InfFile.parse(inf);
  }

  @Benchmark
  public ConfigFile config_parse_16_kb() throws MalformedPacketException {
    return ConfigFile.parse(config);
  }

  @Benchmark
  public Optional<UserAgent> user_agent_parse() {
    return UserAgent.parse("THOMSON ST2030 hw5 fw1.53 00-14-7F-00-00-01");
  }
}
