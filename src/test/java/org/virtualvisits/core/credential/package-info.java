/** Tests of the credential watch. */
@NullMarked
package org.virtualvisits.core.credential;

import org.jspecify.annotations.NullMarked;
