package org.virtualvisits.adapters.ehr;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Which addresses belong to the public internet: those that IANA's special-purpose registries (RFC 6890 and its updates)
 * call globally reachable, and not Azure's own. Whoever may configure a source could otherwise have us ask a metadata
 * service or a database beside us, and read the answer (OWASP, "Server-Side Request Forgery").
 */
final class PublicInternet {

    private static final List<Block> SPECIAL = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10),
            Block.of("127.0.0.0", 8),
            Block.of(
                    "168.63.129.16", 32), // Azure's platform (learn.microsoft.com, "What is IP address 168.63.129.16?")
            Block.of("169.254.0.0", 16), // the metadata service, 169.254.169.254, among others
            Block.of("172.16.0.0", 12),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.88.99.0", 24),
            Block.of("192.168.0.0", 16),
            Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            Block.of("224.0.0.0", 3),
            Block.of("2001::", 23),
            Block.of("2001:db8::", 32),
            Block.of("2002::", 16),
            Block.of("3fff::", 20));

    /** All that IANA has given out for the internet so far; loopback, local, private and mapped addresses lie outside. */
    private static final Block GLOBAL_UNICAST = Block.of("2000::", 3);

    private PublicInternet() {}

    /** Java makes an IPv4 address of one that is mapped into IPv6, so that it is judged as what it is. */
    static boolean has(InetAddress address) {
        boolean global = address instanceof Inet4Address || GLOBAL_UNICAST.has(address);
        return global && SPECIAL.stream().noneMatch(block -> block.has(address));
    }

    /** All addresses with the same first bits. */
    private record Block(byte length, BigInteger first, int bits) {

        static Block of(String literal, int bits) {
            byte[] bytes = bytes(literal);
            return new Block((byte) bytes.length, new BigInteger(1, bytes), bits);
        }

        /** A literal is not looked up. */
        private static byte[] bytes(String literal) {
            try {
                return InetAddress.getByName(literal).getAddress();
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(literal, e);
            }
        }

        boolean has(InetAddress address) {
            byte[] bytes = address.getAddress();
            int rest = length * 8 - bits;
            return bytes.length == length
                    && new BigInteger(1, bytes).shiftRight(rest).equals(first.shiftRight(rest));
        }
    }
}
