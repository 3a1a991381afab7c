/** The doors in: HTTP, queue and timer functions. Each decodes, calls one use case, and encodes. */
@NullMarked
package org.virtualvisits.functions;

import org.jspecify.annotations.NullMarked;
