/** Tests of core.organisation, and the contracts of its ports. */
@NullMarked
package org.virtualvisits.core.organisation;

import org.jspecify.annotations.NullMarked;
