package org.virtualvisits.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.feed.Addresses.Holder;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;

/** What every {@link Addresses} must do; subclassed once per implementation. */
public abstract class AddressesContract {

    private static final Holder ONE = new Holder("p1", Channel.SMS);
    private static final Holder OTHER = new Holder("p2", Channel.EMAIL);

    private final VisitId visit = FeedExamples.visit();
    private final String digest = Digest.sha256Hex(visit.value());

    protected abstract Addresses addresses();

    @Test
    void aFamilysSharedAddressNamesEachOfThemUntilOneIsReplaced() {
        addresses().put(digest, visit, Set.of(ONE, OTHER));
        assertThat(addresses().of(digest, 10)).containsExactly(new Addresses.Use(visit, Set.of(ONE, OTHER)));

        addresses().put(digest, visit, Set.of(OTHER));
        assertThat(addresses().of(digest, 10)).containsExactly(new Addresses.Use(visit, Set.of(OTHER)));
    }

    @Test
    void anAddressHasItsOwnVisitsOnlyAndLosesThem() {
        VisitId second = FeedExamples.visit();
        addresses().put(digest, visit, Set.of(ONE));
        addresses().put(digest, second, Set.of(ONE));
        addresses().put(Digest.sha256Hex(digest), visit, Set.of(ONE));

        addresses().drop(digest, visit);
        addresses().drop(digest, visit);

        assertThat(addresses().of(digest, 10)).extracting(Addresses.Use::visit).containsExactly(second);
    }
}
