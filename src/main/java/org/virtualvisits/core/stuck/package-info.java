/** What cannot succeed until a person acts, in one list: found, shown, tried again, dismissed. */
@NullMarked
package org.virtualvisits.core.stuck;

import org.jspecify.annotations.NullMarked;
