/** What comes back from patients' phones: consent, answers, words for staff, and receipts of what was sent. */
@NullMarked
package org.virtualvisits.core.reply;

import org.jspecify.annotations.NullMarked;
