/** Phone numbers of many countries. */
@NullMarked
package org.virtualvisits.adapters.phone;

import org.jspecify.annotations.NullMarked;
