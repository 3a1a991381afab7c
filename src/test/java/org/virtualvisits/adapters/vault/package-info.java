/** Tests of adapters.vault, and the contracts of its ports. */
@NullMarked
package org.virtualvisits.adapters.vault;

import org.jspecify.annotations.NullMarked;
