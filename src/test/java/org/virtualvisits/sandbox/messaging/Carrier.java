package org.virtualvisits.sandbox.messaging;

/** What one carrier does with a request, apart from faults. Called by one thread at a time. */
interface Carrier {

    /** Carries out a request. */
    Answer answer(Call call);

    /** An error in the carrier's own form. */
    Answer error(int status);
}
