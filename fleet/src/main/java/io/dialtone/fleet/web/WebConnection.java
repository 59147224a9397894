// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.web;

import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.port.PowerLost;
import io.dialtone.handset.web.WebDesk;
import io.dialtone.handset.web.WebReply;
import io.dialtone.handset.web.WebRequest;
import io.dialtone.wire.http.HttpAnswer;
import io.dialtone.wire.http.HttpAnswer.Status;
import io.dialtone.wire.http.RequestHead;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One connection to the phone's pages, request by request. */
final class WebConnection {

  /** From this size on a body counts as an upload. */
  private static final int LARGE = 64 << 10;

  /** A connection is closed after so many requests. */
  private static final int MAX_REQUESTS = 1_000;

  /** What all connections share. */
  record House(
      WebDesk desk,
      WebPhone phone,
      WebLimits limits,
      Semaphore uploads,
      ScheduledExecutorService deadlines) {}

  private final Socket socket;
  private final House house;
  private final RequestReader reader;
  private Future<?> deadline = CompletableFuture.completedFuture(true);

  WebConnection(Socket socket, House house) throws IOException {
    this.socket = socket;
    this.house = house;
    this.reader = new RequestReader(socket.getInputStream(), house.limits().headOctets());
  }

  void serve() throws IOException {
    boolean more = true;
    for (int number = 1; more && reader.begins(); number++) {
      deadline = cutAfter(house.limits().request());
      try {
        more = one() && number < MAX_REQUESTS;
      } finally {
        deadline.cancel(false);
      }
    }
  }

  private Future<?> cutAfter(Duration limit) {
    return house.deadlines().schedule(this::cut, limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void cut() {
    try {
      socket.close();
    } catch (IOException _) {
      return; // it is gone all the same
    }
  }

  /** Whether another request may follow. */
  private boolean one() throws IOException {
    RequestHead head;
    long length;
    try {
      head = RequestHead.parse(reader.head());
      length = head.contentLength();
    } catch (MalformedPacketException malformed) {
      return refuse(Status.BAD_REQUEST, malformed.field() + ": " + malformed.reason());
    } catch (RequestReader.HeadTooLong _) {
      return refuse(Status.FIELDS_TOO_LARGE, "the head is too long");
    }
    if (head.field("Transfer-Encoding").isPresent()) {
      return refuse(Status.LENGTH_REQUIRED, "send a Content-Length");
    }
    Optional<PhoneStatus> status = house.phone().status();
    if (status.isEmpty()) {
      return false; // a phone without power says nothing
    }
    if (length > house.desk().bodyLimit(head, status.get(), System.nanoTime())) {
      return refuse(Status.CONTENT_TOO_LARGE, "the body is too long, or nobody is logged on");
    }
    return length < LARGE
        ? answered(head, (int) length, status.get())
        : uploaded(head, (int) length, status.get());
  }

  private boolean uploaded(RequestHead head, int length, PhoneStatus status) throws IOException {
    if (!house.uploads().tryAcquire()) {
      return refuse(Status.SERVICE_UNAVAILABLE, "other uploads are under way");
    }
    deadline.cancel(false);
    deadline = cutAfter(house.limits().upload());
    try {
      return answered(head, length, status);
    } finally {
      house.uploads().release();
    }
  }

  private boolean answered(RequestHead head, int length, PhoneStatus status) throws IOException {
    if (length > 0 && head.lists("Expect", "100-continue")) {
      write(Bytes.latin1("HTTP/1.1 100 Continue\r\n\r\n"));
    }
    Optional<Bytes> body = reader.body(length);
    if (body.isEmpty()) {
      return false;
    }
    var request = new WebRequest(head, body.get());
    WebReply reply;
    try {
      reply = house.desk().answer(request, status, System.nanoTime());
    } catch (PowerLost _) {
      return false; // the plug was pulled meanwhile
    }
    boolean keeps = head.keepsAlive();
    try {
      HttpAnswer answer = keeps ? reply.answer() : reply.answer().with("Connection", "close");
      write(answer.encode(!head.method().equals("HEAD")));
    } finally {
      reply.deed().ifPresent(house.phone()::perform);
    }
    return keeps;
  }

  private boolean refuse(Status status, String why) throws IOException {
    write(
        HttpAnswer.of(status, "text/plain; charset=utf-8", Bytes.utf8(why + "\n"))
            .with("Connection", "close")
            .encode(true));
    socket.shutdownOutput();
    drain();
    return false;
  }

  /** Lets the answer arrive: bytes left unread would make the system reset the connection. */
  private void drain() throws IOException {
    long left = LARGE;
    while (left > 0) {
      long taken = reader.skip(left);
      if (taken == 0) {
        return;
      }
      left -= taken;
    }
  }

  private void write(Bytes bytes) throws IOException {
    socket.getOutputStream().write(bytes.toArray());
    socket.getOutputStream().flush();
  }
}
