package org.virtualvisits.functions;

import com.microsoft.azure.functions.HttpRequestMessage;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.feed.FormTokens;
import org.virtualvisits.core.feed.RecogniseStaff;
import org.virtualvisits.core.feed.Staff;

/** Who comes in at the staff's pages, and whether a form they send was ours. */
public final class StaffDoor {

    private final RecogniseStaff recognise;
    private final FormTokens tokens;
    private final boolean signsIn;
    private final String origin;

    /**
     * Keeps its use cases.
     *
     * @param signsIn whether the platform signs people in; if not, its header can be anybody's and is not looked at
     * @param base where this app is reached
     */
    public StaffDoor(RecogniseStaff recognise, FormTokens tokens, boolean signsIn, URI base) {
        this.recognise = recognise;
        this.tokens = tokens;
        this.signsIn = signsIn;
        this.origin = base.getScheme() + "://" + base.getAuthority();
    }

    /** Who it is, in the organisation they ask for, or in their first. */
    Visitor visitor(HttpRequestMessage<?> request, Optional<String> organisation) {
        Optional<RecogniseStaff.Principal> principal =
                signsIn ? header(request, Principals.HEADER).flatMap(Principals::read) : Optional.empty();
        if (principal.isEmpty()) {
            return new Visitor.Nobody(signsIn);
        }
        List<Staff> known = recognise.recognise(principal.get());
        if (known.isEmpty()) {
            return new Visitor.Stranger();
        }
        return known.stream()
                .filter(staff ->
                        organisation.map(staff.organisation().value()::equals).orElse(true))
                .findFirst()
                .<Visitor>map(staff -> new Visitor.Member(staff, known))
                .orElseGet(Visitor.Elsewhere::new);
    }

    /** A token for the forms of this person. */
    String token(Staff staff) {
        return tokens.token(staff.objectId());
    }

    /**
     * Whether a form was sent by one of our own pages to this person: by what the browser says of where it comes from,
     * and by a token that no other page knows.
     */
    boolean isOurs(HttpRequestMessage<?> request, Staff staff, FormBody form) {
        boolean sameOrigin = header(request, "sec-fetch-site")
                .map("same-origin"::equals)
                .orElseGet(
                        () -> header(request, "origin").filter(origin::equals).isPresent());
        return sameOrigin && tokens.isOf(staff.objectId(), form.field("token").orElse(""));
    }

    static Optional<String> header(HttpRequestMessage<?> request, String name) {
        return request.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Who stands at the door. */
    sealed interface Visitor {

        /**
         * Not signed in.
         *
         * @param canSignIn whether there is a way to
         */
        record Nobody(boolean canSignIn) implements Visitor {}

        /** Signed in, and staff of no organisation here. */
        record Stranger() implements Visitor {}

        /** Signed in, and asks for an organisation that is not theirs, or is not there. */
        record Elsewhere() implements Visitor {}

        /**
         * Staff.
         *
         * @param known what they are in each organisation
         */
        record Member(Staff staff, List<Staff> known) implements Visitor {

            /** Keeps its own copy. */
            public Member {
                known = List.copyOf(known);
            }
        }
    }
}
