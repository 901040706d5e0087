package object

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"errors"
)

// ErrPassword says that a file can only be read with a password.
var ErrPassword = errors.New("the file is encrypted with a password")

// ErrSecurity says that a file is encrypted in a way that is not the standard
// one, for instance for the holders of certificates.
var ErrSecurity = errors.New("the file is encrypted by a security handler that is not the standard one")

// crypt decrypts a file whose user password is empty (ISO 32000-2, 7.6).
type crypt struct {
	key            []byte
	streams, texts string // "V2" is RC4, "AESV2" and "AESV3" are AES, "" is none
	metadata       bool   // the metadata stream is encrypted too
	encrypted      Ref    // the dictionary that says all this: it is not encrypted
}

var pad = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// unlock finds the key of an encrypted file for the empty user password.
func (f *File) unlock() error {
	x, ok := f.trailer["Encrypt"]
	if !ok || f.Dict(x) == nil {
		return nil
	}
	ref, _ := x.(Ref)
	d := f.Dict(x)
	if f.Name(d["Filter"]) != "Standard" {
		return ErrSecurity
	}
	c := &crypt{streams: "V2", texts: "V2", metadata: true, encrypted: ref}
	if m, ok := f.Resolve(d["EncryptMetadata"]).(bool); ok {
		c.metadata = m
	}
	v, r, bits := f.Int(d["V"], 0), f.Int(d["R"], 0), f.Int(d["Length"], 40)
	if v == 4 || v == 5 {
		cf := f.Dict(d["CF"])
		method := func(key Name) string {
			name := f.Name(d[key])
			if name == "Identity" || name == "" {
				return ""
			}
			return string(f.Name(f.Dict(cf[name])["CFM"]))
		}
		c.streams, c.texts = method("StmF"), method("StrF")
		bits = 128
	} else if v == 1 {
		bits = 40
	}
	for _, m := range []string{c.streams, c.texts} {
		if m != "" && m != "None" && m != "V2" && m != "AESV2" && m != "AESV3" {
			return ErrSecurity
		}
	}
	if bits < 40 || bits > 128 || v < 1 || v > 5 || v == 3 || r < 2 || r > 6 {
		return ErrSecurity
	}
	o, u := []byte(f.String(d["O"])), []byte(f.String(d["U"]))
	if v == 5 {
		c.key = key5(u, []byte(f.String(d["UE"])), r)
	} else {
		var id String
		if ids := f.Array(f.trailer["ID"]); len(ids) > 0 {
			id = f.String(ids[0])
		}
		c.key = key4(o, u, []byte(id), uint32(f.Int(d["P"], 0)), r, bits/8, c.metadata)
	}
	if c.key == nil {
		return ErrPassword
	}
	f.crypt = c
	clear(f.cache) // read before the key was known
	return nil
}

// key4 is the key of revisions 2 to 4 (algorithms 2, 4 and 5), nil when the
// empty password is not the one.
func key4(o, u, id []byte, p uint32, r, size int, metadata bool) []byte {
	if len(o) < 32 || len(u) < 32 {
		return nil
	}
	if r == 2 {
		size = 5
	}
	h := md5.New()
	h.Write(pad)
	h.Write(o[:32])
	h.Write(binary.LittleEndian.AppendUint32(nil, p))
	h.Write(id)
	if r >= 4 && !metadata {
		h.Write([]byte{255, 255, 255, 255})
	}
	key := h.Sum(nil)
	if r >= 3 {
		for range 50 {
			sum := md5.Sum(key[:size])
			key = sum[:]
		}
	}
	key = key[:size]
	check := bytes.Clone(pad)
	if r >= 3 {
		sum := md5.Sum(append(bytes.Clone(pad), id...))
		check = sum[:]
		for i := range 20 {
			k := bytes.Clone(key)
			for j := range k {
				k[j] ^= byte(i)
			}
			rc(k, check)
		}
		u = u[:16]
	} else {
		rc(key, check)
		u = u[:32]
	}
	if !bytes.Equal(check, u) {
		return nil
	}
	return key
}

// key5 is the key of revisions 5 and 6 (algorithm 2.A), nil when the empty
// password is not the one.
func key5(u, ue []byte, r int) []byte {
	if len(u) < 48 || len(ue) < 32 {
		return nil
	}
	if !bytes.Equal(hash5(u[32:40], r), u[:32]) {
		return nil
	}
	block, err := aes.NewCipher(hash5(u[40:48], r))
	if err != nil {
		return nil
	}
	key := bytes.Clone(ue[:32])
	cipher.NewCBCDecrypter(block, make([]byte, 16)).CryptBlocks(key, key)
	return key
}

// hash5 is algorithm 2.B for the empty user password.
func hash5(salt []byte, r int) []byte {
	sum := sha256.Sum256(salt)
	k := sum[:]
	if r == 5 {
		return k
	}
	for i := 0; ; i++ {
		e := bytes.Repeat(k, 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		rest := 0
		for _, c := range e[:16] {
			rest += int(c) // 256 leaves 1 when divided by 3
		}
		switch rest % 3 {
		case 0:
			s := sha256.Sum256(e)
			k = s[:]
		case 1:
			s := sha512.Sum384(e)
			k = s[:]
		case 2:
			s := sha512.Sum512(e)
			k = s[:]
		}
		if i >= 63 && int(e[len(e)-1]) <= i-31 {
			return k[:32]
		}
	}
}

func rc(key, b []byte) {
	c, err := rc4.NewCipher(key)
	if err == nil {
		c.XORKeyStream(b, b)
	}
}

// decrypt decrypts the bytes of an object.
func (c *crypt) decrypt(method string, ref Ref, b []byte) []byte {
	key := c.key
	if method == "" || method == "None" {
		return b
	}
	if method != "AESV3" {
		k := append(bytes.Clone(key), byte(ref.Num), byte(ref.Num>>8), byte(ref.Num>>16), byte(ref.Gen), byte(ref.Gen>>8))
		if method == "AESV2" {
			k = append(k, "sAlT"...)
		}
		sum := md5.Sum(k)
		key = sum[:min(len(c.key)+5, 16)]
	}
	if method == "V2" {
		b = bytes.Clone(b)
		rc(key, b)
		return b
	}
	if len(b) < 32 {
		return nil
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil
	}
	iv, body := b[:16], bytes.Clone(b[16:len(b)-len(b)%16])
	cipher.NewCBCDecrypter(block, iv).CryptBlocks(body, body)
	if n := int(body[len(body)-1]); n >= 1 && n <= 16 {
		body = body[:len(body)-n]
	}
	return body
}

func (c *crypt) stream(f *File, s *Stream, b []byte) []byte {
	if f.Name(s.Dict["Type"]) == "Metadata" && !c.metadata {
		return b
	}
	for i, x := range f.list(s.Dict, "Filter", "F") {
		if f.Name(x) != "Crypt" {
			continue
		}
		params := f.list(s.Dict, "DecodeParms", "DP")
		if i >= len(params) || f.Name(f.Dict(params[i])["Name"]) == "Identity" || f.Dict(params[i])["Name"] == nil {
			return b
		}
	}
	return c.decrypt(c.streams, s.ref, b)
}

// strings decrypts the strings inside an object.
func (c *crypt) strings(x any, ref Ref) any {
	switch x := x.(type) {
	case String:
		return String(c.decrypt(c.texts, ref, []byte(x)))
	case Array:
		for i := range x {
			x[i] = c.strings(x[i], ref)
		}
	case Dict:
		for k, v := range x {
			x[k] = c.strings(v, ref)
		}
	}
	return x
}
