/** Doors in: one final class per feature, with its wire forms beside it. Each decodes, calls the core, encodes. */
@NullMarked
package org.virtualvisits.functions;

import org.jspecify.annotations.NullMarked;
