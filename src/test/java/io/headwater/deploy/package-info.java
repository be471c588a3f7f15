/** What a user deploys to AWS, checked as far as it can be without an account. */
@NullMarked
package io.headwater.deploy;

import org.jspecify.annotations.NullMarked;
