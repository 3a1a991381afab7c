/** Text messages: Azure Communication Services and GOV.UK Notify. */
@NullMarked
package org.virtualvisits.adapters.messaging;

import org.jspecify.annotations.NullMarked;
