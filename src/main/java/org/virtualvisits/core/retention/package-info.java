/** How long what we keep is kept: visits that go when their time is over, and what a patient may ask for. */
@NullMarked
package org.virtualvisits.core.retention;

import org.jspecify.annotations.NullMarked;
