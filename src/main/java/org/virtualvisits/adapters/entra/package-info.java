/** The login service of Entra. */
@NullMarked
package org.virtualvisits.adapters.entra;

import org.jspecify.annotations.NullMarked;
