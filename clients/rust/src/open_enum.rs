//! Enums to which later versions of the contract may add values.

/// Defines an enum of the contract: its name, the prefix of its values in the contract, and the values.
macro_rules! open_enum {
    ($(#[$about:meta])* $name:ident, $prefix:literal {
        $($(#[$value_about:meta])* $value:ident = $number:literal, $text:literal;)+
    }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$value_about])* $value,)+
            /// A value that this version of the library does not know.
            Unrecognized(i32),
        }

        impl $name {
            /// None for an absent value.
            #[allow(dead_code)]
            pub(crate) fn known(number: impl Into<Option<i32>>) -> Option<Self> {
                number.into().filter(|it| *it != 0).map(Self::from)
            }

            /// The value with this name, with or without the contract's prefix.
            pub fn named(name: &str) -> Option<Self> {
                match name.strip_prefix($prefix).unwrap_or(name) {
                    $($text => Some(Self::$value),)+
                    _ => None,
                }
            }

            /// The name without the contract's prefix. Empty for a value that this version does not know.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$value => $text,)+
                    Self::Unrecognized(_) => "",
                }
            }
        }

        impl From<i32> for $name {
            fn from(number: i32) -> Self {
                match number {
                    $($number => Self::$value,)+
                    other => Self::Unrecognized(other),
                }
            }
        }

        impl From<$name> for i32 {
            fn from(value: $name) -> i32 {
                match value {
                    $($name::$value => $number,)+
                    $name::Unrecognized(other) => other,
                }
            }
        }

        impl crate::json::Json for $name {
            fn to_json(&self) -> serde_json::Value {
                match self {
                    Self::Unrecognized(other) => (*other).into(),
                    known => known.name().into(),
                }
            }

            fn is_set(&self) -> bool {
                i32::from(*self) != 0
            }
        }

        impl crate::json::FromJson for $name {
            fn from_json(json: &serde_json::Value) -> Result<Self, crate::error::Error> {
                json.as_str().and_then(Self::named).ok_or_else(|| crate::json::mismatch(json, stringify!($name)))
            }
        }
    };
}

pub(crate) use open_enum;

#[cfg(test)]
mod tests {
    use crate::json::Json;
    use crate::{Market, Side};

    #[test]
    fn names_and_numbers() {
        for (number, value, name) in [(0, Market::Unspecified, "UNSPECIFIED"), (1, Market::Kospi, "KOSPI")] {
            assert_eq!(Market::from(number), value);
            assert_eq!(i32::from(value), number);
            assert_eq!(value.name(), name);
            assert_eq!(Market::named(name), Some(value));
            assert_eq!(Market::named(&format!("MARKET_{name}")), Some(value));
        }
        assert_eq!(Market::named("NYSE"), None);
    }

    #[test]
    fn a_value_of_a_later_version_keeps_its_number() {
        assert_eq!(Side::from(77), Side::Unrecognized(77));
        assert_eq!(i32::from(Side::Unrecognized(77)), 77);
        assert_eq!(Side::Unrecognized(77).to_json(), serde_json::json!(77));
    }

    #[test]
    fn unspecified_is_absent() {
        assert_eq!(Side::known(0), None);
        assert_eq!(Side::known(None), None);
        assert_eq!(Side::known(Some(2)), Some(Side::Sell));
    }
}
