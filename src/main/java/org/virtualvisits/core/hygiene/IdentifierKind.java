package org.virtualvisits.core.hygiene;

/** The kinds of identifiers that give a patient away. */
public enum IdentifierKind {
    /** NHS number (England, Wales, Isle of Man), H&amp;C number (Northern Ireland) or CHI number (Scotland). */
    NHS_NUMBER,
    /** Australian Medicare card number. */
    MEDICARE,
    /** Australian Individual Healthcare Identifier. */
    IHI,
    /** A date that is said to be, or by its age can only be, a date of birth. */
    BIRTH_DATE,
    /** A record number in one of the organisation's own forms. */
    RECORD_NUMBER
}
