package org.virtualvisits.adapters.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PublicInternetTest {

    @ParameterizedTest
    @CsvSource({
        "9.255.255.255, true",
        "10.0.0.0, false",
        "10.255.255.255, false",
        "11.0.0.0, true",
        "0.0.0.0, false",
        "100.63.255.255, true",
        "100.64.0.0, false",
        "100.127.255.255, false",
        "100.128.0.0, true",
        "127.0.0.1, false",
        "127.255.255.254, false",
        "168.63.129.15, true",
        "168.63.129.16, false",
        "168.63.129.17, true",
        "169.253.255.255, true",
        "169.254.169.254, false",
        "169.255.0.0, true",
        "172.15.255.255, true",
        "172.16.0.1, false",
        "172.31.255.255, false",
        "172.32.0.0, true",
        "192.0.0.8, false",
        "192.168.1.1, false",
        "192.169.0.0, true",
        "198.18.0.1, false",
        "198.20.0.0, true",
        "203.0.113.9, false",
        "223.255.255.255, true",
        "224.0.0.1, false",
        "240.0.0.1, false",
        "255.255.255.255, false",
        "::, false",
        "::1, false",
        "::127.0.0.1, false",
        "::ffff:127.0.0.1, false",
        "::ffff:169.254.169.254, false",
        "::ffff:8.8.8.8, true",
        "64:ff9b::a9fe:a9fe, false",
        "2001::1, false",
        "2001:db8::1, false",
        "2002:7f00:1::1, false",
        "2606:4700::1111, true",
        "fc00::1, false",
        "fd00:ec2::254, false",
        "fe80::1, false",
        "fec0::1, false",
        "ff02::1, false",
    })
    void onlyWhatIsReachedByEverybodyIsPublic(String address, boolean isPublic) throws UnknownHostException {
        assertThat(PublicInternet.has(InetAddress.getByName(address))).isEqualTo(isPublic);
    }
}
