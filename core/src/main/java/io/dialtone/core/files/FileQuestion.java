// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.files;

import io.dialtone.wire.octets.Ip4Address;

/** One asking for a file: by which transport, under which name as it stood there, from where. */
public record FileQuestion(Transport transport, String name, Ip4Address asker) {}
