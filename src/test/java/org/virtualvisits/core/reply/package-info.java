/** What comes back from patients' phones: contracts of its ports, what texts mean, and what follows from them. */
@NullMarked
package org.virtualvisits.core.reply;

import org.jspecify.annotations.NullMarked;
