/** What patients are told, tested. */
@NullMarked
package org.virtualvisits.core.notice;

import org.jspecify.annotations.NullMarked;
