//! How an event is written: canonical JSON whose leaves are all strings. Every entry passes here once when it is
//! recorded and once when it is verified, so only what an event consists of is known: texts, lists, and structs.

use std::fmt::{self, Display, Write};

use serde::ser::{self, Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};

/// Something that is no string, list or struct: no event holds one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an event holds texts, lists and structs only")]
pub(super) struct NoText;

impl ser::Error for NoText {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

/// Writes an event after what is already in `out`.
pub(super) fn write(event: &impl Serialize, out: &mut Vec<u8>) -> Result<(), NoText> {
    event.serialize(Writer(out))
}

/// Writes one value.
struct Writer<'o>(&'o mut Vec<u8>);

/// The inside of a string: `"` and `\` take a backslash. No other character that JSON escapes may stand in a text.
struct Inside<'o>(&'o mut Vec<u8>);

impl Write for Inside<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let needs_escape = |byte: u8| matches!(byte, b'"' | b'\\');
        // Looked through whole, which the processor does in wide steps; nearly every text stands for itself.
        if !text.bytes().fold(false, |found, byte| found | needs_escape(byte)) {
            self.0.extend_from_slice(text.as_bytes());
            return Ok(());
        }
        for byte in text.bytes() {
            self.0.extend(needs_escape(byte).then_some(b'\\'));
            self.0.push(byte);
        }
        Ok(())
    }
}

/// What no event holds.
macro_rules! no_text {
    ($($name:ident($Type:ty)),+ $(,)?) => {
        $(fn $name(self, _: $Type) -> Result<(), NoText> {
            Err(NoText)
        })+
    };
}

impl<'o> Serializer for Writer<'o> {
    type Ok = ();
    type Error = NoText;
    type SerializeSeq = Members<'o>;
    type SerializeStruct = Members<'o>;
    type SerializeTuple = Impossible<(), NoText>;
    type SerializeTupleStruct = Impossible<(), NoText>;
    type SerializeTupleVariant = Impossible<(), NoText>;
    type SerializeMap = Impossible<(), NoText>;
    type SerializeStructVariant = Impossible<(), NoText>;

    fn serialize_str(self, text: &str) -> Result<(), NoText> {
        if text.is_empty() {
            self.0.extend_from_slice(b"\"\""); // half the fields of a gift
            return Ok(());
        }
        self.0.push(b'"');
        Inside(self.0).write_str(text).map_err(|_| NoText)?;
        self.0.push(b'"');
        Ok(())
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<(), NoText> {
        self.0.push(b'"');
        write!(Inside(self.0), "{value}").map_err(|_| NoText)?;
        self.0.push(b'"');
        Ok(())
    }

    /// A word of a closed list.
    fn serialize_unit_variant(self, _: &'static str, _: u32, word: &'static str) -> Result<(), NoText> {
        self.serialize_str(word)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Members<'o>, NoText> {
        self.0.push(b'[');
        Ok(Members { out: self.0, is_first: true })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'o>, NoText> {
        self.0.push(b'{');
        Ok(Members { out: self.0, is_first: true })
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), NoText> {
        value.serialize(self)
    }

    no_text! {
        serialize_bool(bool), serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_i64(i64),
        serialize_u8(u8), serialize_u16(u16), serialize_u32(u32), serialize_u64(u64), serialize_f32(f32),
        serialize_f64(f64), serialize_char(char), serialize_bytes(&[u8]), serialize_unit_struct(&'static str),
    }

    fn serialize_unit(self) -> Result<(), NoText> {
        Err(NoText)
    }

    fn serialize_none(self) -> Result<(), NoText> {
        Err(NoText)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<(), NoText> {
        Err(NoText)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), NoText> {
        Err(NoText)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, NoText> {
        Err(NoText)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, NoText> {
        Err(NoText)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NoText> {
        Err(NoText)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, NoText> {
        Err(NoText)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NoText> {
        Err(NoText)
    }
}

/// The members of a list or a struct.
struct Members<'o> {
    out: &'o mut Vec<u8>,
    is_first: bool,
}

impl Members<'_> {
    fn begin_next(&mut self) {
        if !std::mem::replace(&mut self.is_first, false) {
            self.out.push(b',');
        }
    }
}

impl SerializeSeq for Members<'_> {
    type Ok = ();
    type Error = NoText;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NoText> {
        self.begin_next();
        value.serialize(Writer(self.out))
    }

    fn end(self) -> Result<(), NoText> {
        self.out.push(b']');
        Ok(())
    }
}

impl SerializeStruct for Members<'_> {
    type Ok = ();
    type Error = NoText;

    /// A field's name is of a-z and `_`.
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), NoText> {
        let is_first = std::mem::replace(&mut self.is_first, false);
        self.out.extend_from_slice(if is_first { b"\"" } else { b",\"" });
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(b"\":");
        value.serialize(Writer(self.out))
    }

    fn end(self) -> Result<(), NoText> {
        self.out.push(b'}');
        Ok(())
    }
}
