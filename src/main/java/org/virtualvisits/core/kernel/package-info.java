/** The few words all features share: ids, digests, what needs a person's attention. */
@NullMarked
package org.virtualvisits.core.kernel;

import org.jspecify.annotations.NullMarked;
