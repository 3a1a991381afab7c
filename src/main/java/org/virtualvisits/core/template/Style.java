package org.virtualvisits.core.template;

/** In which form the shipped mails come. An organisation's own texts have whatever form they were written in. */
public enum Style {
    /** As most people read them. */
    USUAL,
    /** The same words in letters half as large again. */
    LARGE_PRINT,
    /** Few short sentences, in large letters. */
    PLAIN
}
