// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dhcp;

/** The option numbers this house knows, by their names in RFC 2132 or the phones' documents. */
public final class OptionCode {

  public static final int PAD = 0;
  public static final int SUBNET_MASK = 1;
  public static final int ROUTER = 3;
  public static final int DNS_SERVER = 6;
  public static final int HOST_NAME = 12;
  public static final int DOMAIN_NAME = 15;
  public static final int BROADCAST_ADDRESS = 28;
  public static final int NTP_SERVER = 42;
  public static final int VENDOR_SPECIFIC = 43;
  public static final int REQUESTED_ADDRESS = 50;
  public static final int LEASE_TIME = 51;
  public static final int OVERLOAD = 52;
  public static final int MESSAGE_TYPE = 53;
  public static final int SERVER_ID = 54;
  public static final int PARAMETER_LIST = 55;
  public static final int MESSAGE = 56;
  public static final int MAX_MESSAGE_SIZE = 57;
  public static final int RENEWAL_TIME = 58;
  public static final int REBINDING_TIME = 59;
  public static final int VENDOR_CLASS = 60;
  public static final int CLIENT_ID = 61;
  public static final int TFTP_SERVER_NAME = 66;
  public static final int BOOTFILE_NAME = 67;
  public static final int USER_CLASS = 77; // RFC 3004
  public static final int RELAY_INFORMATION = 82; // RFC 3046
  public static final int SUBNET_SELECTION = 118; // RFC 3011
  public static final int TFTP_SERVER_ADDRESS = 150; // RFC 5859
  public static final int VLAN_FLAG = 190; // VLN-1
  public static final int VOICE_VLAN = 191; // VLN-1
  public static final int DATA_VLAN = 192; // VLN-1
  public static final int END = 255;

  private OptionCode() {}
}
