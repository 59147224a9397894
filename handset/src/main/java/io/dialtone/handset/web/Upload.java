// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.phone.FirmwareUpload;
import io.dialtone.handset.port.Flash;
import io.dialtone.handset.port.FlashWriter;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.wire.http.Multipart;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A firmware file as the utility page sends it (WEB-1).
 *
 * @param name the last part of the file's name
 */
record Upload(FlashItem part, String name, Bytes content) {

  /** More than any image of these phones; real ones stay below 2 MB. */
  static final int MAX_BODY = 16 << 20;

  private static final int A_PAGE = '<';

  static Upload of(WebRequest request) throws MalformedPacketException {
    String type = request.head().field("Content-Type").orElse("");
    String boundary =
        Multipart.boundary(type)
            .orElseThrow(() -> new MalformedPacketException("form", 0, "is not multipart"));
    Multipart form = Multipart.parse(request.body(), boundary);
    FlashItem part =
        form.first("part")
            .flatMap(field -> part(field.content().latin1()))
            .orElseThrow(() -> new MalformedPacketException("part", 0, "is no firmware part"));
    Multipart.Part image =
        form.first("image")
            .orElseThrow(() -> new MalformedPacketException("image", 0, "is missing"));
    return new Upload(part, lastPart(image.fileName().orElse("")), image.content());
  }

  private static Optional<FlashItem> part(String word) {
    return Arrays.stream(FlashItem.values())
        .filter(item -> item.firmware() && item.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  private static String lastPart(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  /** Puts the file into flash, where the phone takes it into use when it is idle. */
  PhoneEvent.FirmwareUploaded store(Flash flash) {
    FlashWriter writer = flash.write(part);
    writer.append(content);
    return new PhoneEvent.FirmwareUploaded(part, name, writer.finish());
  }

  /** Why the phone does not take it. */
  Optional<String> fault(PhoneIdentity phone) {
    boolean page = !content.isEmpty() && content.at(0) == A_PAGE;
    return page
        ? Optional.of(name + " is no firmware: it begins with '<', as a page does")
        : FirmwareUpload.fault(part, name, content.length(), phone);
  }
}
