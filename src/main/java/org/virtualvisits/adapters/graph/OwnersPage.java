package org.virtualvisits.adapters.graph;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.notice.MailAddress;

/** A page of owners: the addresses of those who are people and can read mail. */
record OwnersPage(List<String> owners, Optional<String> next) {

    static OwnersPage read(InputStream stream) throws IOException {
        var owners = new ArrayList<PageReader.Owner>();
        Optional<String> next = PageReader.read(stream, parser -> owners.add(PageReader.owner(parser)));
        return new OwnersPage(people(owners), next);
    }

    /** One whose account is disabled has left, and reads nothing. */
    static List<String> people(List<PageReader.Owner> owners) {
        return owners.stream()
                .filter(owner -> owner.person() && !owner.disabled())
                .flatMap(owner -> MailAddress.read(owner.mail()).stream())
                .sorted()
                .toList();
    }
}
