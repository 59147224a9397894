// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Several sockets, one a device, that are received from as if they were one, each in its turn; what
 * is sent leaves by the socket of the interface it names. Its waits hold their thread.
 */
final class SocketGroup implements UdpSocket {

  private record Member(UdpBinding binding, NativeUdpSocket socket, int interfaceIndex) {
    static Member open(UdpBinding binding) throws SocketFault {
      String name =
          binding.device().orElseThrow(() -> new IllegalArgumentException("a group is of devices"));
      Device device = Device.named(name);
      return new Member(binding, NativeUdpSocket.open(binding), device.index());
    }
  }

  private final Arena arena;
  private final List<Member> members; // changed by whoever receives, read by whoever sends
  private final Waiting waiting;
  private final ReentrantLock receiving = new ReentrantLock();
  private int turn;
  private volatile boolean closed;

  private SocketGroup(Arena arena, List<Member> members, Waiting waiting) {
    this.arena = arena;
    this.members = new CopyOnWriteArrayList<>(members);
    this.waiting = waiting;
  }

  static SocketGroup open(List<UdpBinding> bindings) throws SocketFault {
    List<Member> members = new ArrayList<>();
    Arena arena = Arena.ofShared();
    try {
      for (UdpBinding binding : bindings) {
        members.add(Member.open(binding));
      }
      int[] fds = members.stream().mapToInt(member -> member.socket().fd()).toArray();
      return new SocketGroup(arena, members, Waiting.on(arena, fds));
    } catch (SocketFault refused) {
      members.forEach(member -> member.socket().close());
      arena.close();
      throw refused;
    }
  }

  @Override
  public InetSocketAddress localAddress() {
    return members.getFirst().socket().localAddress();
  }

  @Override
  public Optional<Received> receive(Duration atMost) throws IOException {
    receiving.lock();
    try {
      long deadline = System.nanoTime() + atMost.toNanos();
      while (true) {
        requireOpen();
        Optional<Received> ready = ready();
        if (ready.isPresent()) {
          return ready;
        }
        boolean again = waiting.await(deadline - System.nanoTime());
        requireOpen();
        if (!again) {
          return Optional.empty();
        }
      }
    } finally {
      receiving.unlock();
    }
  }

  private void requireOpen() throws ClosedChannelException {
    if (closed) {
      throw new ClosedChannelException();
    }
  }

  /** What lies ready, beginning after the socket that had its turn: none can starve the others. */
  private Optional<Received> ready() throws IOException {
    for (int i = 0; i < members.size(); i++) {
      turn = (turn + 1) % members.size();
      Optional<Received> received = members.get(turn).socket().receive(Duration.ZERO);
      if (received.isPresent()) {
        return received;
      }
    }
    return Optional.empty();
  }

  @Override
  public void reopen(String device) throws IOException {
    receiving.lock();
    try {
      requireOpen();
      int place = place(device);
      Member old = members.get(place);
      Member anew = Member.open(old.binding());
      members.set(place, anew);
      waiting.replace(place, anew.socket().fd());
      old.socket().close();
    } finally {
      receiving.unlock();
    }
  }

  private int place(String device) {
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).binding().device().equals(Optional.of(device))) {
        return i;
      }
    }
    throw new IllegalArgumentException("no socket is of the device " + device);
  }

  @Override
  public void send(Inet4Address from, InetSocketAddress to, int interfaceIndex, ByteBuffer payload)
      throws IOException {
    requireOpen();
    for (Member member : members) {
      if (member.interfaceIndex() == interfaceIndex) {
        member.socket().send(from, to, interfaceIndex, payload);
        return;
      }
    }
    members.getFirst().socket().send(from, to, interfaceIndex, payload);
  }

  @Override
  public void wake() {
    synchronized (arena) {
      if (!closed) {
        waiting.wake();
      }
    }
  }

  @Override
  public void close() {
    synchronized (arena) {
      if (closed) {
        return;
      }
      closed = true;
      waiting.wake();
    }
    receiving.lock();
    try {
      members.forEach(member -> member.socket().close());
      waiting.close();
      arena.close();
    } finally {
      receiving.unlock();
    }
  }
}
