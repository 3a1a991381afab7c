package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Contact;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.ClinicExample;

/** Where a visit's people can be reached, and what is wrong with the rest. */
final class ContactsTest {

    private static final Patient JO = person("jo", "+447700900123", "jo@example.org");
    private static final Patient ED = person("ed", "+447700900124", "ed@example.org");

    @Test
    void staffAreToldOfEachByTheirPlaceAmongTheirLike() {
        assertThat(Contacts.names(List.of(JO, carer("+447700900125", ""), ED, ED.as(Patient.Role.INTERPRETER))))
                .containsExactly("Patient 1 of 2", "Companion 1 of 2", "Patient 2 of 2", "Companion 2 of 2");
    }

    @Test
    void aCarerAtThePatientsOwnAddressIsNotToldTheSameTwice() {
        Patient carer = carer("+447700900123", "carer@example.org");

        Contacts contacts = of(JO, carer);

        assertThat(contacts.at(JO.key(), Channel.SMS)).isPresent();
        assertThat(contacts.at(carer.key(), Channel.SMS)).isEmpty();
        assertThat(contacts.at(carer.key(), Channel.EMAIL))
                .map(Contact::address)
                .contains("carer@example.org");
    }

    @Test
    void aCarerAtAnAddressOfTheirOwnIsTold() {
        Patient carer = carer("+447700900125", "carer@example.org");

        assertThat(of(JO, carer).reachable()).hasSize(4);
    }

    @Test
    void twoPatientsAtOneAddressAreBothTold() {
        Patient twin = person("twin", "+447700900123", "jo@example.org");

        assertThat(of(JO, twin).reachable()).hasSize(4);
    }

    @Test
    void anAddressIsFoundByItsPatientAndChannel() {
        Contacts contacts = of(JO, ED);

        assertThat(contacts.at(ED.key(), Channel.SMS)).map(Contact::address).contains("+447700900124");
        assertThat(contacts.at(ED.key(), Channel.EMAIL)).map(Contact::address).contains("ed@example.org");
        assertThat(contacts.at("nobody", Channel.EMAIL)).isEmpty();
    }

    @Test
    void whatCannotBeAnAddressIsSaidAndTheOtherOneServes() {
        Contacts contacts = of(person("jo", "12", "jo@example.org"), person("ed", "+447700900124", "no address"));

        assertThat(contacts.reachable()).extracting(Contact::channel).containsExactly(Channel.EMAIL, Channel.SMS);
        assertThat(contacts.attention())
                .extracting(Attention::code)
                .containsExactly(Attention.Code.BAD_PHONE, Attention.Code.BAD_EMAIL);
        assertThat(contacts.attention().getFirst().what()).startsWith("Patient 1 of 2 has a phone number");
    }

    @Test
    void aPatientWithoutAnyAddressIsToBeRungAndACompanionIsNobodysWorry() {
        Patient landline = person("jo", "+441632960001", "");

        assertThat(of(landline).attention())
                .extracting(Attention::code)
                .containsExactly(Attention.Code.PATIENT_UNREACHABLE);
        assertThat(of(JO, person("carer", "", "").as(Patient.Role.CARER)).attention())
                .isEmpty();
    }

    @Test
    void ofWhomTheEhrHasNotToldYetIsNotCalledUnreachable() {
        assertThat(of(OneClinic.referred("4")).attention())
                .extracting(Attention::code)
                .containsExactly(Attention.Code.PATIENT_NOT_READ);
    }

    private static Contacts of(Patient... people) {
        Phones phones = (written, region) -> written.length() < 5
                ? new Phones.Reading.Unreadable()
                : written.startsWith("+4477") ? new Phones.Reading.Mobile(written) : new Phones.Reading.Fixed(written);
        return Contacts.of(
                OneClinic.VISIT, List.of(people), ClinicExample.of("c").clinic(), phones);
    }

    private static Patient carer(String phone, String email) {
        return person("carer", phone, email).as(Patient.Role.CARER);
    }

    private static Patient person(String id, String phone, String email) {
        return new Patient(
                Patient.key(OneClinic.VISIT, id),
                Optional.empty(),
                Optional.of("Any"),
                Optional.of("Body"),
                Optional.empty(),
                Optional.of(phone).filter(text -> !text.isEmpty()),
                Optional.of(email).filter(text -> !text.isEmpty()),
                Optional.empty());
    }
}
