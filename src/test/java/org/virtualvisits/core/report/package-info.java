/** Tests of mailed reports, and the contract of where they are kept. */
@NullMarked
package org.virtualvisits.core.report;

import org.jspecify.annotations.NullMarked;
