package org.virtualvisits.core.poll;

/** Why an EHR cannot be asked until a person acts. */
public enum Trouble {
    /** The secret is not in the key vault, or is no key. */
    SECRET_MISSING("The secret that the source's fhir.signIn names is not in the key vault, or is not what it must be:"
            + " a token, or a private key in PEM (PKCS #8; RSA of 2,048 bits or more, or EC P-384)."),
    /** The EHR's authorisation server gives no token. */
    SIGN_IN_REFUSED("The EHR refuses to sign us in. Check clientId, keyId and scope, and that the EHR has the public"
            + " half of the key (or the token, if it is one)."),
    /** Signed in, but not allowed to. */
    FORBIDDEN("The EHR does not let this client search Appointment, or read Patient. Grant it system/Appointment.rs and"
            + " system/Patient.r."),
    /** There is no search at that address. */
    NOT_FOUND("The EHR has no Appointment search at fhir.baseUrl. Correct the address: it ends before /Appointment."),
    /** The address leads to a private network, or is none. */
    ADDRESS_REFUSED("The address does not lead to the public internet by https, or leads on to another server. Correct"
            + " fhir.baseUrl or tokenUrl."),
    /** The EHR does not understand the question. */
    REFUSED("The EHR refuses the search: it must know the parameter _lastUpdated. If it does not know _include, set"
            + " fhir.includePatients to false."),
    /** What it answered is no searchset Bundle. */
    UNREADABLE("What the EHR answers is not a FHIR Bundle of type searchset in JSON. Correct fhir.baseUrl."),
    /** One answer is larger than is read. */
    TOO_LARGE("One page of the EHR's answer is larger than 8 MiB. Set fhir.includePatients to false, or have the EHR"
            + " keep to _count."),
    /** The pages do not end. */
    ENDLESS("The EHR's pages lead in a circle, or never end. Report it to the EHR's vendor.");

    private final String fix;

    Trouble(String fix) {
        this.fix = fix;
    }

    /** The exact act that mends it. */
    public String fix() {
        return fix;
    }
}
