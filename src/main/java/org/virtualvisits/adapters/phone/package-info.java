/** Phone numbers, read with Google's libphonenumber. */
@NullMarked
package org.virtualvisits.adapters.phone;

import org.jspecify.annotations.NullMarked;
