/** What a patient should know against what they were told: notices, the plan that makes them, and how one is sent. */
@NullMarked
package org.virtualvisits.core.notice;

import org.jspecify.annotations.NullMarked;
