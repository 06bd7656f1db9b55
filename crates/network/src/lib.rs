//! Who answers whom, as mathematics.
