/** Text messages against servers that behave as the real ones do. */
@NullMarked
package org.virtualvisits.adapters.messaging;

import org.jspecify.annotations.NullMarked;
