package org.virtualvisits.core.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jo@example.org",
                "jo.bloggs+visits@sub.example.co.uk",
                "o'neil@example.org",
                "j_b%x@example.museum",
                "1@example.org",
            })
    void anEverydayAddressIsRead(String address) {
        assertThat(MailAddress.read(address)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jo",
                "jo@",
                "@example.org",
                "jo@localhost",
                "jo@@example.org",
                "jo@example..org",
                ".jo@example.org",
                "jo.@example.org",
                "jo..b@example.org",
                "jo bloggs@example.org",
                "jo@example.org, eve@example.org",
                "jo@example.org\r\nBcc: eve@example.org",
                "Jo <jo@example.org>",
                "jo@-example.org",
                "jo@example.org;eve@example.org",
                "\"jo bloggs\"@example.org",
            })
    void whatCouldBeMoreThanOneAddressIsRefused(String address) {
        assertThat(MailAddress.read(address)).isEmpty();
    }

    @Test
    void theDomainIsLowerCasedAndTheMailboxLeftAlone() {
        assertThat(MailAddress.read(" Jo.B@Example.ORG ")).contains("Jo.B@example.org");
    }

    @Test
    void anAddressOver254CharactersIsRefused() {
        assertThat(MailAddress.read("a".repeat(64) + "@" + ("b".repeat(60) + ".").repeat(3) + "example.org"))
                .isEmpty();
    }
}
