/** Tests of the login service's adapter. */
@NullMarked
package org.virtualvisits.adapters.entra;

import org.jspecify.annotations.NullMarked;
