package org.virtualvisits.core.notice;

/**
 * One address of one patient, ready to be written to.
 *
 * @param patient the patient's key within the visit
 * @param address E.164 for SMS, an addr-spec for mail
 * @param mark a digest that tells this address from another without revealing it; kept on notices and links
 */
public record Contact(String patient, Channel channel, String address, String mark) {}
